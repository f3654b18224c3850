/** How a picture is drawn where nobody says otherwise: known without what draws it. */
import type { PictureOptions } from './lens-picture.ts'

/** The size of a window on a laptop: what the sizes of marks and names are made for. */
export const PICTURE_DEFAULTS: PictureOptions = { theme: 'light', width: 1440, height: 900 }
