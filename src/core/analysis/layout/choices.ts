/** The layouts that a person may choose from, described well enough to make a form of. */

export type LayoutKind = 'multilevel' | 'forceatlas2' | 'vos'

export interface LayoutSetting {
  /** Key in `LayoutRun.settings`. */
  readonly name: string
  readonly label: string
  readonly explanation: string
  readonly least: number
  readonly most: number
  /** Distance between two values; a switch goes from 0 to 1 in one step. */
  readonly step: number
  readonly usual: number
}

export interface LayoutChoice {
  readonly kind: LayoutKind
  readonly label: string
  readonly explanation: string
  readonly settings: readonly LayoutSetting[]
}

const STEPS = {
  name: 'steps',
  label: 'Steps',
  explanation: 'How long it runs: more steps bring the marks closer to rest.',
  step: 50,
}

export const LAYOUTS: readonly LayoutChoice[] = [
  {
    kind: 'multilevel',
    label: 'Clusters apart',
    explanation: 'The whole first, then finer and finer: keeps neighbours near and clusters together. The usual map.',
    settings: [],
  },
  {
    kind: 'forceatlas2',
    label: 'ForceAtlas2',
    explanation: 'Gephi’s layout: linked marks pull each other near, all marks push each other away, hubs most.',
    settings: [
      { ...STEPS, least: 50, most: 2000, usual: 300 },
      {
        name: 'scaling',
        label: 'Repulsion',
        explanation: 'How hard marks push each other away: more gives the crowded middle room.',
        least: 1,
        most: 50,
        step: 1,
        usual: 10,
      },
      {
        name: 'gravity',
        label: 'Gravity',
        explanation: 'How hard everything is drawn to the middle: more keeps loose groups from drifting away.',
        least: 0,
        most: 1,
        step: 0.01,
        usual: 0.05,
      },
      {
        name: 'linLog',
        label: 'LinLog: tighter clusters',
        explanation: 'Links between clusters pull less than those inside, so that clusters stand out.',
        least: 0,
        most: 1,
        step: 1,
        usual: 0,
      },
      {
        name: 'dissuadeHubs',
        label: 'Dissuade hubs',
        explanation: 'People and topics with many links move outwards, to make room in the middle.',
        least: 0,
        most: 1,
        step: 1,
        usual: 0,
      },
    ],
  },
  {
    kind: 'vos',
    label: 'VOS',
    explanation:
      'VOSviewer’s layout: the stronger two marks are linked for how often each occurs, the nearer they are.',
    settings: [
      { ...STEPS, least: 50, most: 1000, usual: 150 },
      {
        name: 'attraction',
        label: 'Attraction',
        explanation:
          'As in VOSviewer, where 2 is usual: higher draws far neighbours nearer. It must stay above repulsion.',
        least: 1,
        most: 4,
        step: 1,
        usual: 2,
      },
      {
        name: 'repulsion',
        label: 'Repulsion',
        explanation: 'As in VOSviewer, where 1 is usual: lower pushes clusters further apart.',
        least: -2,
        most: 3,
        step: 1,
        usual: 1,
      },
    ],
  },
]
