/** What registers know of a professional: their number in Folkeregisteret, and their categories in HPR (Volven 9060). */
export type Registered = { readonly pid: string; readonly authorizations: readonly string[] }

/** By subject of the demo person. The numbers are of Skatteetaten's series for tests: 80 is added to the month. */
export const demoRegisters: Readonly<Record<string, Registered>> = {
  'demo-doctor': { pid: '14838149635', authorizations: ['LE'] },
  'demo-doctor-bodo': { pid: '02858549801', authorizations: ['LE'] },
  'demo-doctor-stjordal': { pid: '28820050195', authorizations: ['LE'] },
  'demo-nurse': { pid: '19837949982', authorizations: ['SP'] },
  'demo-pharmacist': { pid: '30879200004', authorizations: ['FA1'] },
}
