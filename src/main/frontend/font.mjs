// Makes the panel's font from Inter: the letters of Latin script, the weights and the features that the sheet uses; half its bytes.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subset from 'subset-font';

const whole = createRequire(import.meta.url).resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2');
const LETTERS = [...range(0x20, 0x7e), ...range(0xa0, 0x17f), ...range(0x2010, 0x2044), 0x20ac, ...range(0x2190, 0x2193), 0x2122, 0x2212];
const FEATURES = ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'calt', 'tnum', 'cv05', 'ss03'];

function range(from, to) {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

const lean = await subset(readFileSync(whole), String.fromCodePoint(...LETTERS), {
  targetFormat: 'woff2',
  keepFeatures: FEATURES,
  variationAxes: { wght: { min: 400, max: 700 } },
});
writeFileSync(process.argv[2], lean);
