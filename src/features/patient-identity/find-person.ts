import type { PersonKey } from '../access-log/index.ts'
import type { PersonNumber } from './identity.ts'
import type { CentralPatient } from './kept-identities.ts'
import { norwegianRegisters } from './norwegian-number.ts'
import type { IdentityPageNeeds, Register } from './page-needs.ts'

/** What came of looking for somebody: `sought` are the chains of whoever has that number, found or not. */
export type Sought = { readonly sought: readonly PersonKey[]; readonly found: CentralPatient | undefined }

/** The registers that numbers here are of: ours, and those of the countries that can be asked. */
export function registersOf({ registers }: Pick<IdentityPageNeeds, 'registers'>): readonly Register[] {
  return [...registers(), ...Object.values(norwegianRegisters).map((root) => ({ country: 'NO', root }))]
}

/**
 * Who has a number in a country, as it was typed: with spaces or not, in capitals or not. A country may have several
 * registers.
 */
export async function findByNumber(
  needs: Pick<IdentityPageNeeds, 'registers' | 'patients'>,
  country: string,
  typed: string,
): Promise<Sought> {
  const sought = numbersMeant(needs, country, typed).map((number) => needs.patients.chainOf(number))
  for (const chain of sought) {
    const found = await needs.patients.of(chain)
    if (found) return { sought, found }
  }
  return { sought, found: undefined }
}

function numbersMeant(
  needs: Pick<IdentityPageNeeds, 'registers'>,
  country: string,
  typed: string,
): readonly PersonNumber[] {
  const text = typed.trim().slice(0, 100)
  const spellings = [...new Set([text, text.toUpperCase(), text.replace(/\s/g, '')])]
  const registers = registersOf(needs).filter((register) => register.country === country)
  return registers.flatMap(({ root }) => spellings.map((extension) => ({ country, root, extension })))
}
