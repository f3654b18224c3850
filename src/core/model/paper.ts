/** What a reader understands of one document record: the paper, its byline and where it stood. */

/** Where a record stood. `line` is 1-based and points at the record's first line in the (decompressed) file. */
export interface Origin {
  readonly file: string
  /** Name of the reader that understood it, e.g. `bibtex`. */
  readonly format: string
  readonly line: number
}

/**
 * A name as printed and as understood. `family` never includes the particle ("van", "de la");
 * a corporate author has its whole name in `family` and `isCorporate` set.
 */
export interface PersonName {
  readonly family: string
  readonly given?: string
  readonly particle?: string
  readonly suffix?: string
  readonly isCorporate?: true
  /** The form as printed, white space collapsed. */
  readonly printed: string
}

/** One author of one paper, in byline order. */
export interface Authorship {
  readonly name: PersonName
  /** Bare ORCID iD, `0000-0000-0000-000X`. */
  readonly orcid?: string
  /** Other identifiers of the person as `scheme:value`, e.g. `openalex:A123`, `scopus:…`, `s2:…`, `dblp:…`, `acl:…`. */
  readonly ids?: readonly string[]
  readonly affiliations?: readonly string[]
}

/** A scholarly document. An absent field means that the source does not say; a field is never the empty string. */
export interface Paper {
  /** `doi:…`, `arxiv:…`, `pmid:…`, or `title:<folded title>:<year>`. */
  readonly id: string
  /** The record's own key in its source: citation key, accession number, Anthology id. */
  readonly sourceId?: string
  readonly title: string
  readonly authorships: readonly Authorship[]
  /** True when the source itself cut the byline ("and others", "et al."). */
  readonly hasMoreAuthors?: true
  readonly year?: number
  readonly venue?: string
  readonly abstract?: string
  /** Author's or indexer's own keywords, in source order. */
  readonly keywords: readonly string[]
  /** Times cited, as the source says. */
  readonly citations?: number
  readonly references?: readonly string[]
  readonly doi?: string
  readonly arxiv?: string
  readonly pmid?: string
  readonly url?: string
  /** Addresses found in the record and its abstract (code, data, project pages), without trailing punctuation. */
  readonly links: readonly string[]
  /** ISO 639-1 where the source says it. */
  readonly language?: string
  /** 0–1; absent means the format leaves no doubt about what is title, author and abstract. */
  readonly confidence?: number
  /** Set when the abstract reads like mixed-up columns or extraction debris: shown, but kept out of topics. */
  readonly isAbstractGarbled?: true
  /** Every record that this paper was read from; the first is the fullest. Never empty. */
  readonly origins: readonly Origin[]
}
