import { expect, it } from 'vitest'
import { markupToText } from '../../../src/core/text/markup.ts'

it.each([
  ['CO<sub>2</sub> and <i>E. coli</i>', 'CO2 and E. coli'],
  ['Oil &amp; Gas &lt;2% &#8211; caf&eacute;&nbsp;&#x3b1;', 'Oil & Gas <2% – café α'],
  ['p < 0.05 and n > 3; <b and c>', 'p < 0.05 and n > 3; <b and c>'],
  ['<jats:title>Abstract</jats:title><jats:p>Text one.</jats:p><jats:p>Two.</jats:p>', 'Text one. Two.'],
  ['<jats:sec><jats:title>Methods</jats:title><jats:p>We did.</jats:p></jats:sec>', 'Methods: We did.'],
  ['a <mml:math><mml:mi>x</mml:mi><mml:mo>=</mml:mo><mml:mn>1</mml:mn></mml:math> b', 'a x=1 b'],
  ['<inline-formula><tex-math>$x$</tex-math><mml:math><mml:mi>x</mml:mi></mml:math></inline-formula>', 'x'],
  ['&lt;i&gt;Twice&lt;/i&gt; escaped &amp;amp; so', 'Twice escaped & so'],
  ['<vulnerability, affected package> stays', '<vulnerability, affected package> stays'],
  ['a<!-- hidden --> b <script>alert(1)</script>c', 'a b c'],
  ['<style>never closed', 'never closed'],
  ['line<br/>break<p class="x" id=\'y\'>para</p>', 'line break para'],
  ['&unknown; &#0; &#xD800;', '&unknown; &#0; &#xD800;'],
  ['plain', 'plain'],
])('%s', (source, text) => {
  expect(markupToText(source)).toBe(text)
})
