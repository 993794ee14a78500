import { compileType } from './compile-type.ts'
import type { Definitions } from './definitions.ts'
import type { Invariants } from './invariant.ts'
import type { Program } from './program.ts'

/** Programs, compiled when first asked for and kept. */
export type Programs = {
  /** Of a type itself, by its name (`Patient`, `HumanName`, `date`); undefined where no definition with a snapshot is known. */
  type(code: string): Program | undefined
}

const typeBase = 'http://hl7.org/fhir/StructureDefinition/'

export function makePrograms(definitions: Definitions, invariants: Invariants): Programs {
  const types = new Map<string, Program | undefined>()
  const type = (code: string): Program | undefined => {
    if (types.has(code)) return types.get(code)
    const definition = definitions.structure(typeBase + code)
    const usable = definition?.snapshot && definition.derivation !== 'constraint'
    const program = usable ? compileType(definition, invariants) : undefined
    types.set(code, program)
    return program
  }
  return { type }
}
