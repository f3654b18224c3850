/** Knows the words of the names of places where people work. */

export const INSTITUTION_WORD =
  /\b(?:universit\w*|universidade?|université|università|department|service de|hôpital|hospital|universität|hochschule|institut\w*|klinik\w*|clinic|clínic|dept\.?|instituto|school|museum|observatory|faculty|college|laborator\w+|labs?|centre|center|academy|polytechni\w+|research|inc\.|corp\.?|ltd|gmbh|cnrs|inria|technologies)(?![\p{L}\p{N}])/giu

/** True for the name of an institution, by its words or as capitals alone ("CNRS"). */
export function isInstitution(text: string): boolean {
  if (/^\p{Lu}{3,6}$/u.test(text)) return true
  INSTITUTION_WORD.lastIndex = 0
  return text.length < 200 && INSTITUTION_WORD.test(text)
}
