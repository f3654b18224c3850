/** What LaTeX control words and accents stand for in Unicode. */

/** Reads "name symbol name symbol …": the compact form keeps the tables legible. */
function table(pairs: string): Map<string, string> {
  const words = pairs.trim().split(/\s+/)
  const found = new Map<string, string>()
  for (let index = 0; index + 1 < words.length; index += 2) found.set(words[index]!, words[index + 1]!)
  return found
}

/** Accent command → combining character, put after the letter. */
export const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['`', '\u0300'],
  ["'", '\u0301'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['u', '\u0306'],
  ['.', '\u0307'],
  ['"', '\u0308'],
  ['r', '\u030a'],
  ['H', '\u030b'],
  ['v', '\u030c'],
  ['G', '\u030f'],
  ['U', '\u030e'],
  ['h', '\u0309'],
  ['d', '\u0323'],
  ['c', '\u0327'],
  ['k', '\u0328'],
  ['b', '\u0331'],
  ['t', '\u0361'],
  ['grave', '\u0300'],
  ['acute', '\u0301'],
  ['hat', '\u0302'],
  ['widehat', '\u0302'],
  ['tilde', '\u0303'],
  ['widetilde', '\u0303'],
  ['bar', '\u0304'],
  ['overline', '\u0304'],
  ['breve', '\u0306'],
  ['dot', '\u0307'],
  ['ddot', '\u0308'],
  ['mathring', '\u030a'],
  ['check', '\u030c'],
  ['capitalcedilla', '\u0327'],
  ['textcommabelow', '\u0326'],
])

/** Control word → text, in text and in mathematics. */
export const SYMBOLS: ReadonlyMap<string, string> = table(`
  ss ß SS ẞ o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ ij ĳ IJ Ĳ
  imath ı jmath ȷ
  textendash – textemdash — textquoteright ’ textquoteleft ‘ textquotedblleft “ textquotedblright ” textquotedbl "
  textquotesingle ' quotesinglbase ‚ quotedblbase „ guillemotleft « guillemotright » guillemetleft « guillemetright »
  guilsinglleft ‹ guilsinglright › textbackslash \\ backslash \\ textasciitilde ~ textasciicircum ^ textasciigrave \`
  textunderscore _ textless < textgreater > textbar | textbraceleft { textbraceright } lbrace { rbrace } textdollar $
  textexclamdown ¡ textquestiondown ¿ textsection § S § P ¶ textparagraph ¶ textdegree ° degree ° dag † ddag ‡
  textdagger † textdaggerdbl ‡ textbullet • textperiodcentered · textregistered ® textcopyright © copyright ©
  texttrademark ™ textordfeminine ª textordmasculine º textonehalf ½ textonequarter ¼ textthreequarters ¾
  textonesuperior ¹ texttwosuperior ² textthreesuperior ³ textmu µ textohm Ω textcelsius ℃ textperthousand ‰
  texteuro € euro € pounds £ textsterling £ textyen ¥ textcent ¢ textcurrency ¤ textellipsis … ldots … dots … cdots ⋯
  lq ‘ rq ’ slash / colon : TeX TeX LaTeX LaTeX BibTeX BibTeX
  textsurd √ textminus − textpm ± texttimes × textdiv ÷ textlnot ¬ textnumero № textvisiblespace ␣ textinterrobang ‽
  alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ
  nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
  Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Pi Π Rho Ρ
  Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω
  textalpha α textbeta β textgamma γ textdelta δ textepsilon ε textlambda λ textpi π textsigma σ texttau τ textphi φ
  textchi χ textpsi ψ textomega ω texttheta θ textDelta Δ textOmega Ω upmu µ umu µ micro µ
  times × cdot · ast ∗ star ⋆ circ ∘ bullet • div ÷ pm ± mp ∓ oplus ⊕ otimes ⊗ odot ⊙ wedge ∧ vee ∨ cap ∩ cup ∪
  leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ ll ≪ gg ≫ lesssim ≲ gtrsim ≳
  lt < gt > leqslant ⩽ geqslant ⩾ prec ≺ succ ≻ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ in ∈ notin ∉ ni ∋
  forall ∀ exists ∃ neg ¬ lnot ¬ emptyset ∅ varnothing ∅ infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ oint ∮ surd √
  angle ∠ perp ⊥ parallel ∥ mid ∣ vert | Vert ‖ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ setminus ∖
  to → rightarrow → longrightarrow ⟶ leftarrow ← gets ← longleftarrow ⟵ leftrightarrow ↔ uparrow ↑ downarrow ↓
  Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⟺ implies ⟹ mapsto ↦ hookrightarrow ↪ rightleftharpoons ⇌
  hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ wp ℘ prime ′ triangle △ square □ Box □ diamond ⋄ top ⊤ bot ⊥ models ⊨ vdash ⊢
  log log ln ln exp exp sin sin cos cos tan tan max max min min lim lim sup sup inf inf det det dim dim gcd gcd mod mod
  arg arg deg deg ker ker Pr Pr
`)

/** Control symbols (a backslash and one character that is not a letter) that are not accents. */
export const CONTROL_SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['\\', ' '],
  [' ', ' '],
  ['\n', ' '],
  ['\t', ' '],
  [',', ' '],
  [';', ' '],
  [':', ' '],
  ['>', ' '],
  ['!', ''],
  ['-', ''],
  ['/', ''],
  ['@', ''],
  ['(', ''],
  [')', ''],
  ['[', ''],
  [']', ''],
])

/** Commands whose first argument is an instruction, not text: it is left out, the next one stays. */
export const SILENT_ARGUMENT: ReadonlySet<string> = new Set(
  `vphantom hphantom phantom label cite citep citet noopsort noop sortnoop SortNoop href textcolor color colorbox
   foreignlanguage selectlanguage hspace vspace bibinfo footnote index fontsize raisebox hskip kern vskip rule
   includegraphics thanks thanksref`.split(/\s+/),
)

/** Commands that leave a space. */
export const SPACES: ReadonlySet<string> = new Set(
  'quad qquad space newline linebreak par break thinspace enspace nobreakspace nbsp'.split(' '),
)
