/**
 * Mutation testing of the rule compiler and of the walk: `node test/mutations/mutate-compiler.ts [how many] [file part …]`.
 *
 * Changes the sources, one small change at a time, in a copy, and sees whether the tests notice: first those beside the
 * file, then the faults of this folder. Prints what nothing noticed, and a table. KNUTEPUNKT_SEED chooses the sample.
 */
import { globSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { seeded } from '../generate/random.ts'
import { seed } from '../seed.ts'
import { makeTrial } from './mutant-trial.ts'
import { type Mutant, mutantsOf } from './mutants.ts'

const root = join(import.meta.dirname, '../..')
const parts = 'compile-*,programs,slice-match,walk,walk-*,extension,extension-context,foreign-members,assess'
const tests = [
  ...globSync('src/validation/fhir/{validator,assess,walk-*,slice-match,extension}.test.ts', { cwd: root }).toSorted(),
  'test/mutations/mutations.test.ts',
]

const [many = '100', ...named] = process.argv.slice(2)
const random = seeded(seed)
const files = globSync(`src/validation/fhir/{${parts}}.ts`, { cwd: root })
  .filter((file) => !file.endsWith('.test.ts') && (named.length === 0 || named.some((part) => file.includes(part))))
  .toSorted()
const all = files.flatMap((file) =>
  mutantsOf(readFileSync(join(root, file), 'utf8')).map((each) => ({ ...each, file })),
)
const sample = all
  .map((mutant) => ({ mutant, rank: random() }))
  .toSorted((a, b) => a.rank - b.rank)
  .slice(0, Number(many))
  .map(({ mutant }) => mutant)

const counts = new Map(files.map((file) => [file, { tried: 0, killed: 0 }]))
const left = [...sample]
await Promise.all(Array.from({ length: Math.min(availableParallelism(), 2) }, work))

console.log(`\n${all.length} mutants, ${sample.length} tried`)
for (const [file, { tried, killed }] of counts) console.log(`${String(killed).padStart(4)} of ${tried} killed  ${file}`)

async function work(): Promise<void> {
  const trial = makeTrial()
  try {
    const [file = ''] = files
    const untouched = readFileSync(join(root, file), 'utf8')
    if (await trial.kills(file, untouched, tests)) throw new Error('The tests fail without any mutant')
    for (let mutant = left.shift(); mutant !== undefined; mutant = left.shift()) {
      const killed = await trial.kills(mutant.file, mutant.source, tests)
      if (!killed) console.log(survived(mutant))
      const count = counts.get(mutant.file) ?? { tried: 0, killed: 0 }
      counts.set(mutant.file, { tried: count.tried + 1, killed: count.killed + (killed ? 1 : 0) })
    }
  } finally {
    trial.end()
  }
}

function survived({ file, line, was, becomes }: Mutant & { readonly file: string }): string {
  return `survived  ${file}:${line}  ${was}  ->  ${becomes || '(nothing)'}`
}
