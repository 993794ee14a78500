/**
 * Mutation testing of the rule compiler and of the walk: `node test/mutations/mutate-compiler.ts [how many] [file part …]`.
 *
 * Changes the sources, one small change at a time, in a copy, and sees whether the tests notice: first those beside the
 * file, then those of the whole folder, then the faults of this one. Prints what nothing noticed, and a table.
 * KNUTEPUNKT_SEED chooses the sample; `all` tries every mutant, in the order of the text.
 */
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { seeded } from '../generate/random.ts'
import { seed } from '../seed.ts'
import { makeTrial } from './mutant-trial.ts'
import { type Mutant, mutantsOf } from './mutants.ts'

type MutantOf = Mutant & { readonly file: string }

const root = join(import.meta.dirname, '../..')
const parts = 'compile-*,programs,slice-match,walk,walk-*,extension,extension-context,foreign-members,assess'
const tests = globSync(
  'src/validation/fhir/{validator,assess,compile-*,walk-*,slice-match,extension,foreign-members}.test.ts',
  { cwd: root },
).toSorted()

const [many = '100', ...named] = process.argv.slice(2)
const files = globSync(`src/validation/fhir/{${parts}}.ts`, { cwd: root })
  .filter((file) => !file.endsWith('.test.ts') && (named.length === 0 || named.some((part) => file.includes(part))))
  .toSorted()
const all = files.flatMap((file) =>
  mutantsOf(readFileSync(join(root, file), 'utf8')).map((each): MutantOf => ({ ...each, file })),
)
const sample = many === 'all' ? all : sampleOf(all, Number(many))

const counts = new Map(files.map((file) => [file, { tried: 0, killed: 0 }]))
const trial = makeTrial()
try {
  const [file = ''] = files
  const untouched = readFileSync(join(root, file), 'utf8')
  if (await trial.kills(file, untouched, runsFor(file))) throw new Error('The tests fail without any mutant')
  for (const mutant of sample) await tryOut(mutant)
} finally {
  trial.end()
}

console.log(`\n${all.length} mutants, ${sample.length} tried`)
for (const [file, { tried, killed }] of counts) console.log(`${String(killed).padStart(4)} of ${tried} killed  ${file}`)

async function tryOut(mutant: MutantOf): Promise<void> {
  const killed = await trial.kills(mutant.file, mutant.source, runsFor(mutant.file))
  if (!killed) console.log(survived(mutant))
  const { tried, killed: before } = counts.get(mutant.file) ?? { tried: 0, killed: 0 }
  counts.set(mutant.file, { tried: tried + 1, killed: before + (killed ? 1 : 0) })
}

/** Those that most likely notice come first. */
function runsFor(file: string): readonly (readonly string[])[] {
  const beside = tests.filter((test) => basename(test, '.test.ts') === basename(file, '.ts'))
  const others = tests.filter((test) => !beside.includes(test))
  return [[...beside, ...others], ['test/mutations/mutations.test.ts']]
}

function sampleOf(mutants: readonly MutantOf[], size: number): readonly MutantOf[] {
  const random = seeded(seed)
  return mutants
    .map((mutant) => ({ mutant, rank: random() }))
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, size)
    .map(({ mutant }) => mutant)
}

function survived({ file, line, was, becomes }: MutantOf): string {
  return `survived  ${file}:${line}  ${was}  ->  ${becomes || '(nothing)'}`
}
