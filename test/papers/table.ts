/**
 * Shows how well the papers are read: `node test/papers/table.ts [--misses N] [word …]`. Words choose papers and
 * alterations whose name contains one of them; `none` is the papers as they are.
 */
import { alterations, altered } from './altered.ts'
import type { Paper } from './expected.ts'
import { realPapers } from './golden.ts'
import { ownPapers } from './own.ts'
import { read } from './reader.ts'
import { inventedDecisions, precision, type Row, recall, score, total } from './score.ts'

const words = process.argv.slice(2)
const wanted = words[0] === '--misses' ? Number(words.splice(0, 2)[1]) : 3
const papers = [...realPapers(), ...ownPapers()]
const chosenPapers = chosen(papers, ({ name }) => name)
const chosenAlterations = chosen(['none', ...Object.keys(alterations)], (name) => name)
const seeds = [1, 2, 3]

for (const name of chosenAlterations) {
  const rows: (readonly Row[])[] = []
  const invented: string[] = []
  for (const paper of chosenPapers) {
    for (const seed of name === 'none' ? [0] : seeds) {
      const copy: Paper | undefined = name === 'none' ? paper : altered(paper, name, seed)
      if (!copy) continue
      const reading = read([copy])
      const label = `${copy.name.slice(0, 14)} seed ${seed}`
      rows.push(
        score(copy.expected, reading).map((row) => ({ ...row, misses: row.misses.map((each) => `${label} ${each}`) })),
      )
      invented.push(...inventedDecisions(copy.expected, reading).map((each) => `${label} ${each}`))
    }
  }
  show(name, total(rows), invented)
}

function show(name: string, rows: readonly Row[], invented: readonly string[]): void {
  const all = total([rows.map((row) => ({ ...row, kind: 'all' }))])[0]
  if (!all) return
  console.log(`\n${name}: precision ${percent(precision(all))}, recall ${percent(recall(all))}`)
  for (const row of rows) {
    if (row.misses.length === 0) continue
    console.log(`  ${row.kind}: ${row.right} of ${row.expected}, ${row.got} read`)
    for (const miss of row.misses.slice(0, wanted)) console.log(`    ${miss}`)
  }
  for (const each of invented.slice(0, wanted)) console.log(`  DECISION OUT OF NOTHING ${each}`)
}

function chosen<Item>(all: readonly Item[], name: (item: Item) => string): readonly Item[] {
  const some = all.filter((each) => words.some((word) => name(each).includes(word)))
  return some.length > 0 ? some : all
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
