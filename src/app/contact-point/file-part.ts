import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Problem } from '../../kernel/problem.ts'

type Json = Readonly<Record<string, unknown>>

/** What is read, and where: an object of the file, its name there, and the folder that paths begin in. */
export type Part = { readonly at: string; readonly value: Json; readonly folder: string }

/** The whole file, which must hold one object. */
export async function readDescription(path: string): Promise<Part> {
  try {
    return partOf(JSON.parse(await readFile(path, 'utf8')), '', dirname(resolve(path)))
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw wrong('', cause)
  }
}

/** A whole number between two, both included. @throws Problem `invalid` `contact-point-file`, as all here */
export function numberAt(part: Part, name: string, least: number, most: number): number {
  const value = part.value[name]
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
  throw wrong(nameIn(part, name))
}

/** A list; the empty one where there is none. */
export function listAt(part: Part, name: string): readonly unknown[] {
  const value = part.value[name] ?? []
  if (Array.isArray(value)) return value
  throw wrong(nameIn(part, name))
}

/** A list of objects. */
export function objectsAt(part: Part, name: string): readonly Part[] {
  return listAt(part, name).map((value, index) => partOf(value, `${nameIn(part, name)}[${index}]`, part.folder))
}

/** An object in the object. */
export function objectAt(part: Part, name: string): Part {
  return partOf(part.value[name], nameIn(part, name), part.folder)
}

function partOf(value: unknown, at: string, folder: string): Part {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { at, value: { ...value }, folder }
  throw wrong(at)
}

/** Words of a form. */
export function textAt(part: Part, name: string, form = /./): string {
  const value = part.value[name]
  if (typeof value === 'string' && form.test(value)) return value
  throw wrong(nameIn(part, name))
}

/** Where something stands, from the top of the file. */
export function nameIn({ at }: Part, name: string): string {
  return at === '' ? name : `${at}.${name}`
}

/** What the reading stops at. @param at where, from the top; empty for the file as a whole */
export function wrong(at: string, cause?: unknown): Problem {
  const message = 'The file of the contact point lacks something, or has it wrong'
  return new Problem('invalid', 'contact-point-file', message, { at: at === '' ? 'the file' : at }, { cause })
}
