/** How wide a text will be where nothing can measure it: the widths of Inter, and a safe guess for other scripts. */
import type { Measure } from './lettering.ts'

/** Advance widths of the characters from space to tilde in thousandths of the size, at weights 450 and 700. */
const MEDIUM = toWidths(`
  274 296 480 636 644 987 648 306 367 367 511 665 296 461 296 365 638 411 613 622 651 598 625 568 624 625 296 309 665 665 665 519 974
  699 656 732 722 602 590 747 744 271 573 680 565 908 755 766 640 767 646 644 649 742 699 994 691 688 635 367 365 367 474 459 330
  564 615 574 615 585 375 616 597 247 247 554 247 882 596 602 615 615 382 533 333 597 568 824 552 569 556 434 339 434 665`)
const BOLD = toWidths(`
  237 338 552 649 655 1016 672 339 377 377 559 679 334 468 334 388 674 431 630 646 676 622 649 582 651 649 334 343 679 679 679 560 1016
  747 662 740 722 607 587 750 747 281 584 719 565 932 762 771 648 777 657 655 667 732 747 1038 738 731 664 377 388 377 487 476 365
  581 630 588 630 596 398 632 623 271 271 580 271 913 623 613 630 630 407 560 366 623 600 850 580 602 573 469 372 469 679`)
const [MEDIUM_WEIGHT, BOLD_WEIGHT] = [450, 700]

const FIRST = 0x20
const LAST = 0x7e
/** Chinese, Japanese, Korean and full-width forms stand in squares; so do pictographs. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f000}-\u{3ffff}]/u
/** Signs that are set over the letter before them. */
const COMBINING = /\p{Mn}/u
const ELLIPSIS = 0.89
/** Of a letter that is in no table; most are narrower. */
const OTHER = 0.68

export const estimateWidth: Measure = (text, { size, weight }, spacing) => {
  const boldness = Math.min(1, Math.max(0, (weight - MEDIUM_WEIGHT!) / (BOLD_WEIGHT! - MEDIUM_WEIGHT!)))
  let width = 0
  for (const character of text.normalize('NFD')) {
    const code = character.codePointAt(0)!
    if (code >= FIRST && code <= LAST)
      width += MEDIUM[code - FIRST]! + boldness * (BOLD[code - FIRST]! - MEDIUM[code - FIRST]!)
    else if (character === '…') width += ELLIPSIS
    else if (WIDE.test(character)) width += 1
    else if (!COMBINING.test(character)) width += OTHER
  }
  return width * size + spacing * text.length
}

function toWidths(table: string): number[] {
  return table
    .trim()
    .split(/\s+/)
    .map((width) => Number(width) / 1000)
}
