import { Problem } from '../../kernel/problem.ts'

/** Whether a text may be the id of a document of ours: it stands in addresses. */
export function isId(text: string): boolean {
  return /^[0-9a-f-]{36}$/.test(text)
}

/** @throws Problem `not-found` for what is no id of ours */
export function idIn(text: string | undefined): string {
  if (text !== undefined && isId(text)) return text
  throw noSuchDocument()
}

/** The same whether there is none, it is gone, or it is another's. */
export function noSuchDocument(): Problem {
  return new Problem('not-found', 'not-found', 'No such document')
}
