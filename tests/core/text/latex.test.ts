import { describe, expect, it } from 'vitest'
import { latexToText, unescapeLatex } from '../../../src/core/text/latex.ts'

describe('latexToText', () => {
  it.each([
    [String.raw`Matou{\v{s}}ek, Ji{\v{r}}{\'{\i}}`, 'Matoušek, Jiří'],
    [String.raw`Erd{\H o}s, \"Ozg\"ur, {\"{O}}zkal, \c{C}etin, \c cedille`, 'Erdős, Özgür, Özkal, Çetin, çedille'],
    [String.raw`{\O}rsted {\aa}s \ss\ {\L}{\'o}d{\'z} \AA ngstr\"om`, 'Ørsted ås ß Łódź Ångström'],
    [String.raw`\.{Z}\k{a}dlo, \u{g}, \d{s}, \={a}, \r{u}, \~n, \^{\j}, \t{oo}`, 'Żądlo, ğ, ṣ, ā, ů, ñ, ĵ, o͡o'],
    [String.raw`Nguy{\~{\^e}}n V\'{\u a}n`, 'Nguyễn Vắn'],
    [String.raw`\' e and \'{} and \"{}x`, 'é and \' and "x'],
    ["pages 1--9 --- a~tie ``quoted''", 'pages 1–9 — a tie “quoted”'],
    [String.raw`\textit{Kept} and \emph{also {nested}} \unknown{text}`, 'Kept and also nested text'],
    [String.raw`50\% of \$5 \& A\_B \#1 \{x\} \textbackslash y`, '50% of $5 & A_B #1 {x} \\y'],
    [String.raw`$\alpha$-helix, CO$_2$, $10^{-3}$, $x \leq \frac{1}{2}$`, 'α-helix, CO2, 10^-3, x ≤ 1/2'],
    ['costs $5 million, or $6', 'costs $5 million, or $6'],
    [String.raw`{\relax Ch}arles \noopsort{1973}1973 \href{https://x.org}{here}`, 'Charles 1973 here'],
    [String.raw`\enquote{Deep \emph{thoughts}} \textquoteleft x\textquoteright`, '“Deep thoughts” ‘x’'],
    [String.raw`\LaTeX{} is \LaTeX\ and \symbol{233}`, 'LaTeX is LaTeX and é'],
    ['  plain\n  text ', 'plain text'],
    ['trailing \\', 'trailing'],
  ])('%s', (source, text) => {
    expect(latexToText(source)).toBe(text)
  })

  it('does not depend on the depth of braces', () => {
    expect(latexToText(`${'{'.repeat(50_000)}x${'}'.repeat(50_000)}`)).toBe('x')
    expect(latexToText('{'.repeat(50_000))).toBe('')
  })
})

describe('unescapeLatex', () => {
  it('leaves tildes and hyphens of addresses alone', () => {
    expect(unescapeLatex(String.raw`https://x.org/\~{}me/a\_b--c?d=1\%202`)).toBe('https://x.org/~me/a_b--c?d=1%202')
    expect(unescapeLatex(String.raw`\url{https://x.org/~me}`)).toBe('https://x.org/~me')
  })
})
