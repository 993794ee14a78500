import { createHmac } from 'node:crypto'

/** One request, as the limits count it. */
export type Braked = {
  readonly role: 'A' | 'B'
  readonly country: string
  /** With the country, as numbers are unique only there. */
  readonly professional: string
  readonly pointOfCare: string
  /** Keyed hash of the identifier that was asked for, whether or not anybody has it. */
  readonly patientKey: string
  readonly emergency: boolean
  readonly at: Date
}

/** Stops whoever asks unusually often. The answer may not depend on whether the person exists. */
export type Brakes = { readonly take: (request: Braked) => Promise<'pass' | 'blocked'> }

/** What requests for one identifier are counted by. */
export function countedAs(
  secret: Uint8Array,
  identifier: { readonly root: string; readonly extension: string },
): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify(['brake', identifier.root, identifier.extension]))
    .digest('hex')
}

/** How often within the window before a request is stopped. */
export type BrakeLimits = {
  readonly windowMinutes: number
  readonly perProfessional: number
  readonly perPointOfCare: number
  readonly perPatient: number
}

/** Counts in this process. An emergency is counted but not stopped by the patient's limit. */
export function memoryBrakes(limits: BrakeLimits): Brakes {
  const seen = new Map<string, number[]>()
  const count = (key: string, at: Date) => {
    const since = at.getTime() - limits.windowMinutes * 60_000
    const times = [...(seen.get(key) ?? []).filter((time) => time > since), at.getTime()]
    seen.set(key, times)
    return times.length
  }
  return {
    async take({ role, country, professional, pointOfCare, patientKey, emergency, at }) {
      const byProfessional = count(`${role} professional ${professional}`, at)
      const byPoint = count(`${role} point ${country} ${pointOfCare}`, at)
      const byPatient = count(`${role} patient ${patientKey}`, at)
      const over =
        byProfessional > limits.perProfessional ||
        byPoint > limits.perPointOfCare ||
        (byPatient > limits.perPatient && !emergency)
      return over ? 'blocked' : 'pass'
    },
  }
}
