import { Problem } from '../../../kernel/problem.ts'
import type { OparlObject } from './types.ts'

/** One part of a list that is too long to send at once (OParl 1.1, section 2.5). */
export type OparlPage = {
  readonly data: readonly OparlObject[]
  readonly pagination: {
    readonly totalElements: number
    readonly elementsPerPage: number
    readonly currentPage: number
    readonly totalPages: number
  }
  readonly links: {
    readonly first: string
    readonly self: string
    readonly prev?: string
    readonly next?: string
    readonly last: string
  }
}

const usual = 100

type Filter = { readonly name: string; readonly keeps: (object: OparlObject, moment: string) => boolean }

/** OParl 1.1, section 2.5.2. */
const filters: readonly Filter[] = [
  { name: 'created_since', keeps: ({ created }, moment) => created >= moment },
  { name: 'created_until', keeps: ({ created }, moment) => created <= moment },
  { name: 'modified_since', keeps: ({ modified }, moment) => modified >= moment },
  { name: 'modified_until', keeps: ({ modified }, moment) => modified <= moment },
]

/**
 * A page of a list, in the order that objects were made, so that what comes during a crawl comes last. What is deleted is
 * told to those who ask for what changed since they last asked, and to nobody else (section 2.7).
 *
 * @param address of the list itself
 * @throws Problem `invalid` (`filter`) when a filter is no date and time, or a page is no number
 */
export function oparlPage(all: readonly OparlObject[], address: string, query: URLSearchParams): OparlPage {
  const asked = filters.flatMap((filter) => {
    const value = query.get(filter.name)
    return value === null ? [] : [{ ...filter, moment: momentIn(filter.name, value) }]
  })
  const sinceChange = asked.some(({ name }) => name === 'modified_since')
  const kept = all
    .filter((object) => sinceChange || object.deleted === undefined)
    .filter((object) => asked.every(({ keeps, moment }) => keeps(object, moment)))
    .toSorted((a, b) => order(a.created, b.created) || order(a.id, b.id))
  const size = Math.min(countIn(query, 'limit') ?? usual, usual)
  const last = Math.max(1, Math.ceil(kept.length / size))
  const page = countIn(query, 'page') ?? 1
  const link = (number: number) => {
    const rest = asked.map(({ name }) => [name, query.get(name) ?? ''] as const)
    const limit = query.has('limit') ? [['limit', String(size)] as const] : []
    return `${address}?${new URLSearchParams(Object.fromEntries([...rest, ...limit, ['page', String(number)]]))}`
  }
  return {
    data: kept.slice((page - 1) * size, page * size),
    pagination: { totalElements: kept.length, elementsPerPage: size, currentPage: page, totalPages: last },
    links: {
      first: link(1),
      self: link(page),
      ...(page > 1 ? { prev: link(Math.min(page - 1, last)) } : {}),
      ...(page < last ? { next: link(page + 1) } : {}),
      last: link(last),
    },
  }
}

function momentIn(name: string, value: string): string {
  // A `+` in an address is a blank once it is read.
  const moment = new Date(value.replace(' ', '+'))
  if (!/^\d{4}-\d{2}-\d{2}T/.test(value) || Number.isNaN(moment.getTime())) {
    throw new Problem('invalid', 'filter', 'A filter takes a date and time (RFC 3339)', { at: name })
  }
  return moment.toISOString()
}

function countIn(query: URLSearchParams, name: string): number | undefined {
  const value = query.get(name)
  if (value === null) return undefined
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new Problem('invalid', 'filter', 'A whole number from 1', { at: name })
  return Number(value)
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
