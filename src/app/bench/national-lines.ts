import { percentile } from '../../kernel/percentile.ts'
import { median } from './measured.ts'
import type { NationalMeasured, OperationTimed } from './measure-national.ts'
import type { ValidationLine } from './validation-lines.ts'

/** What issue 6 («Speed») asks: people a second, milliseconds at the 95th percentile, growth by ten times as many people. */
const limits = { writtenASecond: 2000, p95: 20, growth: 0.2 }

/** The table's lines of the box of national services. */
export function nationalLines({ written, laid, operations }: NationalMeasured): readonly ValidationLine[] {
  const rate = written.people / written.seconds
  return [
    {
      what: `Population as lines, ${written.people} people: people a second`,
      measured: rate.toFixed(0),
      limit: String(limits.writtenASecond),
      holds: rate >= limits.writtenASecond,
    },
    told(`Laying into PostgreSQL, ${laid.people} people: people a second`, (laid.people / laid.seconds).toFixed(0)),
    ...operations.flatMap((each) => operationLines(each, laid.people)),
    growthLine(operations),
    ...grownP95(operations),
  ]
}

function operationLines({ service, operation, whole, refused }: OperationTimed, people: number) {
  const p95 = percentile(whole, 0.95)
  if (p95 === undefined) return [told(`${service} ${operation}: its example is refused`, String(refused))]
  const line: ValidationLine = {
    what: `${service} ${operation}, ${people} people: 95th percentile of a call`,
    measured: `${p95.toFixed(1)} ms`,
    limit: `${limits.p95} ms`,
    holds: p95 < limits.p95,
  }
  const middle = told('  median', `${median(whole).toFixed(1)} ms`)
  return refused > 0 ? [line, middle, told('  refused, and not timed', String(refused))] : [line, middle]
}

/** Of the medians: what else a busy machine does stands in the slowest calls. Each operation counts as much as another. */
function growthLine(operations: readonly OperationTimed[]): ValidationLine {
  const timed = operations.filter(({ tenth, whole }) => tenth.length > 0 && whole.length > 0)
  const growth = median(timed.map(({ tenth, whole }) => median(whole) / median(tenth))) - 1
  return {
    what: 'Median call of an operation, grown from a tenth of the people',
    measured: percent(growth),
    limit: percent(limits.growth),
    holds: growth <= limits.growth,
  }
}

function grownP95(operations: readonly OperationTimed[]): readonly ValidationLine[] {
  const p95 = (of: 'tenth' | 'whole') =>
    percentile(
      operations.flatMap((each) => each[of]),
      0.95,
    ) ?? Number.NaN
  return [
    told('95th percentile of all calls, grown from a tenth of the people', percent(p95('whole') / p95('tenth') - 1)),
  ]
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`
}

function told(what: string, measured: string): ValidationLine {
  return { what, measured, limit: '', holds: undefined }
}
