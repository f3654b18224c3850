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

const STEPS = { name: 'steps', label: 'Steps', explanation: 'More take longer and come closer to rest.', step: 50 }

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
    explanation: 'Gephi’s layout: links pull more the longer they are, everything repels by number of links.',
    settings: [
      { ...STEPS, least: 50, most: 2000, usual: 300 },
      {
        name: 'scaling',
        label: 'Repulsion',
        explanation: 'More spreads the middle.',
        least: 1,
        most: 50,
        step: 1,
        usual: 10,
      },
      {
        name: 'gravity',
        label: 'Gravity',
        explanation: 'More draws what is at the edge to the middle.',
        least: 0,
        most: 1,
        step: 0.01,
        usual: 0.05,
      },
      {
        name: 'linLog',
        label: 'LinLog',
        explanation: 'Long links pull hardly more than short ones: tighter clusters.',
        least: 0,
        most: 1,
        step: 1,
        usual: 0,
      },
      {
        name: 'dissuadeHubs',
        label: 'Dissuade hubs',
        explanation: 'Links of hubs pull less: hubs move outwards.',
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
    explanation: 'VOSviewer’s layout: the distance of two marks reflects their association strength.',
    settings: [
      { ...STEPS, least: 50, most: 1000, usual: 150 },
      {
        name: 'attraction',
        label: 'Attraction',
        explanation: 'Power of the distance with which links pull; above repulsion.',
        least: 1,
        most: 4,
        step: 1,
        usual: 2,
      },
      {
        name: 'repulsion',
        label: 'Repulsion',
        explanation: 'Power of the distance with which all repel; lower separates clusters more.',
        least: -2,
        most: 3,
        step: 1,
        usual: 1,
      },
    ],
  },
]
