import { Problem } from '../../../kernel/problem.ts'
import type { Asked } from '../national-service.ts'

/** The professional who reads or sends, as the token says. */
export type Sender = {
  readonly hpr: string
  /** Organisation number of the place: the child where there is one. */
  readonly place: string
  /** May prescribe medicines of every group. */
  readonly prescribes: boolean
}

/** Who may prescribe (Volven 9060): doctors and dentists. Those who may prescribe a little are not told apart. */
const prescribers = new Set(['LE', 'TL'])

/** @throws Problem `forbidden`: `token-kind`, `hpr-missing` */
export function senderIn({ caller }: Pick<Asked, 'caller'>): Sender {
  if (caller.kind !== 'professional') throw new Problem('forbidden', 'token-kind', 'Only professionals read the list')
  const { hprNumber, orgnrChild, orgnrParent, authorizations } = caller.token.person
  if (hprNumber === undefined) throw new Problem('forbidden', 'hpr-missing', 'The access token has no HPR number')
  return {
    hpr: hprNumber,
    place: orgnrChild ?? orgnrParent,
    prescribes: authorizations.some((each) => prescribers.has(each)),
  }
}
