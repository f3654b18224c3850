/** The one door into the core for the worker, the command line and the page. */
export {
  betweennessCentrality,
  closenessCentrality,
  clusteringCoefficients,
  coreNumbers,
  describeSample,
  findPart,
  LAYOUTS,
  pagerank,
  runLayout,
  sampleSelfRepellentWalk,
  type CommunityOptions,
  type LayoutChoice,
  type LayoutFrame,
  type LayoutKind,
  type LayoutRun,
  type LayoutSetting,
  type NetworkPart,
  type PartWish,
  type SampleFit,
  type Share,
} from './analysis/index.ts'
export { expandRuns, runsOf } from './columns/runs.ts'
export { createCorpus, type Corpus, type Entity, type Related } from './corpus/corpus.ts'
export {
  findContradictions,
  parseDecisions,
  resolveAuthors,
  writeDecisions,
  writeThesaurus,
  type AuthorResolution,
  type KnownPeople,
} from './extraction/authors/index.ts'
export type { KnownSubjects } from './extraction/known-subjects.ts'
export { parseThesaurus, writeTopicThesaurus } from './extraction/thesaurus.ts'
export type { ExcerptPlaces } from './extraction/excerpt-places.ts'
export type { ExcerptedText, Excerpts } from './extraction/excerpts.ts'
export type { ClassifiedWords } from './extraction/word-classes.ts'
export type { KeyphraseStyle } from './extraction/keyphrases.ts'
export { extractSystems } from './extraction/systems.ts'
export { extractTopics } from './extraction/topics.ts'
export { arrangeLens, isLinkAtRest, type LensColumns, type Visible } from './graph/lens-columns.ts'
export { MAX_TOPICS_PER_PAPER } from './graph/lens-parts.ts'
export { labelOf, radiusOf, viewLens } from './graph/lens-view.ts'
export { matcherOf, papersBehind, type PaperFilter, type PapersBehind, type YearSpan } from './graph/paper-filter.ts'
export { recountLens, regroupLens, type LensCounts, type LensGroups } from './partial-maps.ts'
export { graphFor } from './graph/to-graphology.ts'
export { gatherClusters, type Overview } from './graph/overview.ts'
export { discAt, openAt, openGround, openScene } from './graph/picture/clusters.ts'
export {
  colourDiscs,
  countClusters,
  DISC_RIM,
  discsAround,
  discsAt,
  RING_GAP,
  tiesAt,
  type DrawnDisc,
  type DrawnTie,
} from './graph/picture/disc-look.ts'
export { letterDiscsInFront, letterOverview } from './graph/picture/disc-lettering.ts'
export { placeDiscs } from './graph/picture/discs.ts'
export { createLetters, cut, markStyle, type Label, type Measure, type Typeface } from './graph/picture/lettering.ts'
export { lookOfChanges, withoutClusters } from './graph/picture/change-look.ts'
export { drawLens, type PictureOptions } from './graph/picture/lens-picture.ts'
export { PICTURE_DEFAULTS } from './graph/picture/picture-defaults.ts'
export { HEXAGON_APOTHEM, HEXAGON_RADIUS, RING_INNER, RING_OUTER, SQUARE_HALF } from './graph/picture/mark-shapes.ts'
export { FRONT_WIDTH, frontOpacity, linkColour, linkOpacity, linkWidth } from './graph/picture/link-look.ts'
export { mix, toRgb, type Palette } from './graph/picture/palette.ts'
export { boxOf, findSpot, TakenRoom, type Box } from './graph/picture/placing.ts'
export { isInSight, projectX, projectY, type Projection } from './graph/picture/projection.ts'
export { createRegions, type Regions } from './graph/picture/regions.ts'
export { describeScene, drawPlate } from './graph/picture/plate.ts'
export { printHaloes } from './graph/picture/print-haloes.ts'
export { drawSvg, type Front, type SvgOptions } from './graph/picture/svg.ts'
export {
  countDrawn,
  countMarks,
  createScene,
  fadeOf,
  FULL_LENGTH,
  legibleLinks,
  legibleMarks,
  linksAt,
  standUpright,
  type Clusters,
  type ColourKey,
  type Drawn,
  type DrawnClusters,
  type MarkLook,
  type Scene,
  type Sheet,
} from './graph/picture/scene.ts'
export type { LensChanges } from './model/changes.ts'
export type { Annotations, Note, Pin } from './model/annotations.ts'
export type { Author, DoubtfulPair, Facts, Incidence, System, Topic } from './model/facts.ts'
export type { FileReport, Issue, IssueCode, Severity } from './model/issue.ts'
export type {
  Adjacency,
  Community,
  EdgeKind,
  LensAnalysis,
  LensGraph,
  Network,
  Omission,
  Positions,
} from './model/network.ts'
export type { Exported, ExportManifest } from './model/export-manifest.ts'
export { DEFAULTS, type Options } from './model/options.ts'
export type { Authorship, Origin, Paper, PersonName } from './model/paper.ts'
export type { Savepoints } from './model/savepoints.ts'
export type { Decision, Decisions, Settled, TopicReplacement } from './model/settled.ts'
export type { Lens, Manifest, Snapshot } from './model/snapshot.ts'
export {
  COUNTINGS,
  LENS_NAMES,
  NODE_KINDS,
  TERMS,
  type Counting,
  type LensName,
  type NodeKind,
  type Term,
} from './model/terms.ts'
export { countCoauthors, readPeople } from './people-network.ts'
export { writePeopleSnapshot } from './people-snapshot.ts'
export {
  buildFromRecords,
  clusterByTopics,
  divideCluster,
  readRecords,
  settle,
  type ClusterPart,
  type Effects,
  type Ground,
  type Progress,
  type ReadReport,
  type Step,
} from './pipeline.ts'
export { keepRecords, markOf, type KeptRecords } from './kept-records.ts'
export { unchangedRecords, type DocumentRead, type KnownRecords, type RecordsRead } from './records.ts'
export { doTaskHere, type DoTask, type Report, type TaskName, type Tasks } from './tasks.ts'
export {
  readListing,
  type CorrectedRole,
  type Correction,
  type LineRole,
  type LinesRead,
  type ListingLine,
} from './readers/listing/index.ts'
export { extensionOf } from './readers/index.ts'
export { cutIntoPieces, cutOutRecords, formatOf, type Piece } from './readers/pieces.ts'
export { readDocument, type DocumentSource, type GivenDocument } from './readers/read-document.ts'
export type { GraphView } from './model/graph-view.ts'
export {
  beginFromEarlier,
  beginSnapshot,
  continueSnapshot,
  writeCompactSnapshot,
  writeSnapshotPieces,
  type BegunSnapshot,
  type FinishSnapshot,
} from './snapshots/compact/write-compact.ts'
export type { EarlierFile } from './snapshots/compact/copied-facts.ts'
export { isCompactSnapshot } from './snapshots/compact/open-compact.ts'
export { compareSnapshots, type EntityChanges, type SnapshotComparison } from './snapshots/comparison/compare.ts'
export type { LinkChange } from './snapshots/comparison/links.ts'
export { countChanges, writeComparison } from './snapshots/comparison/report.ts'
export { uniteSnapshots, type UnitedSnapshots } from './snapshots/comparison/unite.ts'
export type { OpenedGraph } from './snapshots/graph-format.ts'
export { describeLoss, GRAPH_FORMATS, type GraphFormat } from './snapshots/index.ts'
export { detectGraphFormat, openGraph } from './snapshots/open-graph.ts'
export { isExplorerFile, openPackedSnapshot, openSnapshotFile } from './snapshots/explorer-file.ts'
export { fillExplorer } from './snapshots/fill-explorer.ts'
export { describeFile, MANIFEST_ENDING, manifestOf, writeManifest } from './snapshots/manifest/export-manifest.ts'
export { findManifest } from './snapshots/manifest/find-manifest.ts'
export { putIntoPdf } from './snapshots/manifest/in-pdf.ts'
export { putIntoPng } from './snapshots/manifest/in-png.ts'
export { putIntoSvg } from './snapshots/manifest/in-text.ts'
export { readManifest, type FoundManifest } from './snapshots/manifest/read-manifest.ts'
export { addPngChunk } from './snapshots/png-chunks.ts'
export { describePaperLoss, PAPER_FORMATS, type PaperFormat } from './snapshots/papers/index.ts'
export { isSnapshotText, parseSnapshot, writeSnapshot, type OpenedSnapshot } from './snapshots/snapshot.ts'
export { toAdjacency } from './columns/adjacency.ts'
export { incidenceFrom, rowOf } from './columns/incidence.ts'
export { fold, slug } from './text/fold.ts'
export { displayName } from './text/names.ts'
export { isSafeLink } from './text/links.ts'
export { VERSION } from './version.ts'
export { formatCell } from './snapshots/spreadsheet-cells.ts'
