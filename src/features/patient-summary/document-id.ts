import { isId } from '../../kernel/id.ts'
import { Problem } from '../../kernel/problem.ts'

/** @throws Problem `not-found` for what is no id of ours */
export function idIn(text: string | undefined): string {
  if (isId(text)) return text
  throw noSuchDocument()
}

/** The same whether there is none, it is gone, or it is another's. */
export function noSuchDocument(): Problem {
  return new Problem('not-found', 'not-found', 'No such document')
}
