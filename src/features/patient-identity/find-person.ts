import type { CentralPatient } from './kept-identities.ts'
import { norwegianRegisters } from './norwegian-number.ts'
import type { IdentityPageNeeds, Register } from './page-needs.ts'

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
): Promise<CentralPatient | undefined> {
  const text = typed.trim().slice(0, 100)
  const spellings = new Set([text, text.toUpperCase(), text.replace(/\s/g, '')])
  for (const { root } of registersOf(needs).filter((register) => register.country === country)) {
    for (const extension of spellings) {
      const found = await needs.patients.ofNumber({ country, root, extension })
      if (found) return found
    }
  }
  return undefined
}
