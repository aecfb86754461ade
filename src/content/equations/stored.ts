import type { DerivationTable } from './types.ts';

const r = String.raw;

/** Chapter 11: numbers in a format. */
export const stored = {
  'too-small': {
    label: '(11.11)',
    kind: 'theorem',
    name: 'what is too small becomes zero, unless it is scaled first',
    tex: r`{|x| < \tfrac12\,\mu \;\Longrightarrow\; \operatorname{fl}(x) = 0,} \quad\allowbreak {\operatorname{fl}(2^k x) = 2^k \operatorname{fl}(x) \;\text{ for normal } x,\, 2^k x}`,
    reason: r`Below the smallest number there is only zero, and powers of two move the exponent alone.`,
    hypotheses: [
      r`$\operatorname{fl}$ rounds to the nearest number of a binary format; $\mu$ is its smallest positive number: $2^{-24} \approx 6 \cdot 10^{-8}$ for float16, $2^{-133} \approx 9 \cdot 10^{-41}$ for bfloat16, $2^{-149}$ for float32, $2^{-1074}$ for float64.`,
      r`A number is *normal* if its size lies between the smallest with all digits, $2^{-14}$ for float16, and the largest, 65504 for float16.`,
    ],
    statement: r`If $\|\delta^l\| < \frac12\mu$, all numbers of that error are stored as zero, and every earlier layer receives exactly nothing. The way back is linear in the output error. So one may multiply that by $2^k$ and divide the gradients by it at the end, which is called *loss scaling*: the digits stay the same, and what was between $2^{-k-1}\mu$ and $\frac12\mu$ survives.`,
    sketch: r`Multiples of $\mu$ are the numbers near 0. A normal number is a sign, a fixed count of digits, and an exponent.`,
    steps: [
      {
        tex: r`|x| < \tfrac12\mu \;\Longrightarrow\; |x - 0| < |x - (\pm\mu)|`,
        reason: r`Zero is the nearest number there is.`,
      },
      {
        tex: r`|\delta^l_j| \le \|\delta^l\| < \tfrac12\mu \text{ for every } j`,
        reason: 'No component is longer than the vector.',
      },
      {
        tex: r`x = \pm\,d \cdot 2^e: \quad\allowbreak \operatorname{fl}(2^k x) = \pm \operatorname{fl}(d) \cdot 2^{e+k}`,
        reason: r`$1 \le d < 2$ is rounded to the digits of the format, which does not depend on the exponent as long as that is in range.`,
      },
      {
        tex: r`\delta^l(2^k e) = 2^k\,\delta^l(e)`,
        reason: r`[[product]], in which the output error $e$ stands once.`,
      },
    ],
    source: r`IEEE 754; loss scaling is due to Micikevicius et al. 2018.`,
  },
} as const satisfies DerivationTable;
