import type { Emit, LineReader, RefusalReason } from '../terminology-item.ts'

const delimiters = ['\t', ';', ',', '|'] as const
const longestRecord = 64 * 1024

/** The delimiter a header line uses: the commonest of tab, semicolon, comma and bar; undefined where it has none. */
export function delimiterOf(header: string): string | undefined {
  const counted = delimiters.map((delimiter) => ({ delimiter, count: header.split(delimiter).length - 1 }))
  const best = counted.reduce((most, next) => (next.count > most.count ? next : most))
  return best.count > 0 ? best.delimiter : undefined
}

/**
 * Joins lines into records of RFC 4180 with a delimiter of choice: a quoted field may hold the delimiter, a doubled
 * quote and line ends. A record the caller gives a reason against, and a quote left open, is refused at the line where
 * it began; after a quote that never ends reading goes on 64 KB later.
 */
export function recordReader(
  delimiter: string,
  record: (fields: readonly string[]) => RefusalReason | undefined,
  emit: Emit,
): LineReader {
  let pending: string | undefined
  let began = 0
  const give = (text: string): void => {
    const fields = fieldsOf(text, delimiter)
    const reason = fields ? record(fields) : 'open-quote'
    if (reason) emit({ kind: 'refused', reason, line: began })
    pending = undefined
  }
  return {
    line(text, number) {
      if (pending === undefined) began = number
      const joined = pending === undefined ? text : `${pending}\n${text}`
      if (joined === '') return
      if (closed(joined) || joined.length > longestRecord) give(joined)
      else pending = joined
    },
    end() {
      if (pending !== undefined) give(pending)
    },
  }
}

const closed = (text: string): boolean => !text.includes('"') || (text.split('"').length - 1) % 2 === 0

function fieldsOf(text: string, delimiter: string): string[] | undefined {
  if (!text.includes('"')) return text.split(delimiter).map((field) => field.trim())
  const fields: string[] = []
  let at = 0
  for (;;) {
    let end: number
    if (text[at] === '"') {
      let close = text.indexOf('"', at + 1)
      while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
      if (close < 0) return undefined
      fields.push(text.slice(at + 1, close).replaceAll('""', '"'))
      end = close + 1
      if (end < text.length && text[end] !== delimiter) return undefined
    } else {
      const next = text.indexOf(delimiter, at)
      end = next < 0 ? text.length : next
      fields.push(text.slice(at, end).trim())
    }
    if (end >= text.length) return fields
    at = end + 1
  }
}
