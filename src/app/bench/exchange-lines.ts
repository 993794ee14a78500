import type { DemoStart } from './demo-start.ts'
import type { ExchangeMeasured, Walked } from './measure-exchange.ts'
import { median } from './measured.ts'
import { percentile } from '../../kernel/percentile.ts'
import type { ValidationLine } from './validation-lines.ts'

/** What issue 5 («Speed») asks: milliseconds at the 95th percentile, megabytes. */
const limits = { identification: 50, summary: 150, processMegabytes: 600, databaseMegabytes: 400 }

/** The table's lines of the exchange; a line that says «at work» does not depend on what else the machine does. */
export function exchangeLines(measured: ExchangeMeasured): readonly ValidationLine[] {
  const { identification, summary, documentBytes, together } = measured
  return [
    ...walkedLines('Identification (ITI-55)', identification, limits.identification),
    ...walkedLines(
      `Query and retrieve of ${Math.round(documentBytes / 1000)} KB (ITI-38, 39)`,
      summary,
      limits.summary,
    ),
    said(`${together.length} queries and retrieves at once: the last is answered after`, Math.max(...together)),
  ]
}

function walkedLines(
  what: string,
  { secure, plain }: { readonly secure: Walked; readonly plain: Walked },
  most: number,
): readonly ValidationLine[] {
  const p95 = percentile(secure.milliseconds, 0.95) ?? Number.NaN
  return [
    { what: `${what}: 95th percentile`, measured: ms(p95), limit: ms(most), holds: p95 < most },
    said('  median', median(secure.milliseconds)),
    said('  the answering process at work', secure.atWorkMs),
    said('  without security: 95th percentile', percentile(plain.milliseconds, 0.95) ?? Number.NaN),
    said('  without security: median', median(plain.milliseconds)),
    said('  without security: at work', plain.atWorkMs),
    {
      what: '  security costs, of the work without it',
      measured: `${(secure.atWorkMs / plain.atWorkMs).toFixed(1)} ×`,
      limit: '',
      holds: undefined,
    },
  ]
}

/** Norway and five countries in one process, with the one database server beside it. */
export function memoryLines(measured: DemoStart | { readonly absent: string }): readonly ValidationLine[] {
  const process = 'Norway and five countries: the process'
  const database = '  its database'
  if ('absent' in measured) return [{ what: process, measured: measured.absent, limit: '', holds: false }]
  return [
    limited(process, measured.idleMegabytes, limits.processMegabytes),
    measured.databaseMegabytes === undefined
      ? { what: database, measured: 'not told by this system', limit: '', holds: undefined }
      : limited(database, measured.databaseMegabytes, limits.databaseMegabytes),
  ]
}

function limited(what: string, value: number, most: number): ValidationLine {
  return { what, measured: `${value.toFixed(0)} MB`, limit: `${most} MB`, holds: value < most }
}

function said(what: string, value: number): ValidationLine {
  return { what, measured: ms(value), limit: '', holds: undefined }
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`
}
