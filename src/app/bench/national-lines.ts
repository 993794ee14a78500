import { percentile } from '../../kernel/percentile.ts'
import { median } from './measured.ts'
import type { NationalMeasured } from './measure-national.ts'
import type { ValidationLine } from './validation-lines.ts'

/** What issue 6 («Speed») asks: people a second, milliseconds at the 95th percentile, growth by ten times as many people. */
const limits = { writtenASecond: 2000, p95: 20, growth: 0.2 }

/** The table's lines of the box of national services. */
export function nationalLines({ written, laid, before, after }: NationalMeasured): readonly ValidationLine[] {
  const rate = written.people / written.seconds
  return [
    {
      what: `Population as lines, ${written.people} people: people a second`,
      measured: rate.toFixed(0),
      limit: String(limits.writtenASecond),
      holds: rate >= limits.writtenASecond,
    },
    told(`Laying into PostgreSQL, ${laid.people} people: people a second`, (laid.people / laid.seconds).toFixed(0)),
    ...Object.entries(after).flatMap(([service, milliseconds]) => serviceLines(service, milliseconds, laid.people)),
    growthLine(Object.values(before).flat(), Object.values(after).flat()),
  ]
}

function serviceLines(service: string, milliseconds: readonly number[], people: number): readonly ValidationLine[] {
  const p95 = percentile(milliseconds, 0.95) ?? Number.NaN
  return [
    {
      what: `${service}, ${people} people: 95th percentile of a call`,
      measured: `${p95.toFixed(1)} ms`,
      limit: `${limits.p95} ms`,
      holds: p95 < limits.p95,
    },
    told('  median', `${median(milliseconds).toFixed(1)} ms`),
  ]
}

/** Of the medians: what else a busy machine does stands in the slowest calls. */
function growthLine(before: readonly number[], after: readonly number[]): ValidationLine {
  const growth = median(after) / median(before) - 1
  return {
    what: 'Median of all calls, grown from a tenth of the people',
    measured: `${(growth * 100).toFixed(0)} %`,
    limit: `${limits.growth * 100} %`,
    holds: growth <= limits.growth,
  }
}

function told(what: string, measured: string): ValidationLine {
  return { what, measured, limit: '', holds: undefined }
}
