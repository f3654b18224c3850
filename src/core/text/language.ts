/** Languages as records name them: English words, three-letter codes, locales. */

const CODES: ReadonlyMap<string, string> = new Map(
  `en eng english american british usenglish ukenglish|de ger deu german ngerman deutsch|fr fre fra french français francais|
   es spa spanish español espanol castellano|it ita italian italiano|pt por portuguese português portugues brazilian|
   nl dut nld dutch nederlands|ru rus russian русский|zh chi zho chinese 中文|ja jpn japanese 日本語|ko kor korean 한국어|
   pl pol polish polski|sv swe swedish svenska|da dan danish dansk|no nor norwegian norsk|nb nob|nn nno|fi fin finnish suomi|
   cs cze ces czech|sk slo slk slovak|hu hun hungarian magyar|ro rum ron romanian|bg bul bulgarian|el gre ell greek|
   tr tur turkish türkçe|ar ara arabic|fa per fas persian farsi|he heb hebrew|hi hin hindi|uk ukr ukrainian|hr hrv croatian|
   sr srp serbian|sl slv slovenian slovene|lt lit lithuanian|lv lav latvian|et est estonian|is ice isl icelandic|la lat latin|
   vi vie vietnamese|th tha thai|id ind indonesian|ms may msa malay|ca cat catalan català|eu baq eus basque|gl glg galician|
   af afr afrikaans`
    .split('|')
    .flatMap((line) => {
      const names = line.trim().split(/\s+/)
      return names.map((name): [string, string] => [name, names[0]!])
    }),
)

/** ISO 639-1 code of a language as named in a record ("English", "eng", "en-US", "English."), or nothing. */
export function languageCode(text: string): string | undefined {
  const word = /^[\p{L}]+/u.exec(text.trim().toLowerCase())?.[0]
  return word === undefined ? undefined : CODES.get(word)
}
