import { Problem } from '../../kernel/problem.ts'

/** Why nobody is believed to be who they say. The other side is told the same in every case; the code is for our records. */
const reasons = {
  'client-assertion-missing': 'There is no client assertion',
  'client-assertion-form': 'The client assertion is not a token that is taken',
  'client-unknown': 'The client is not registered',
  'client-key-unknown': 'The client assertion is not signed by the key it names',
  'client-assertion-signature': 'The signature or a claim of the client assertion does not hold',
  'client-assertion-lifetime': 'The client assertion is valid for longer than five minutes',
  'client-certificate': 'The connection has no certificate of the country of the client',
  'client-assertion-replayed': 'The client assertion was used before',
} as const

/** @throws Problem `forbidden` */
export function refuseClient(code: keyof typeof reasons): never {
  throw new Problem('forbidden', code, reasons[code])
}

/** Whether a problem is one of these: then OAuth calls it `invalid_client`. */
export function isClientRefusal(code: string): boolean {
  return code in reasons
}
