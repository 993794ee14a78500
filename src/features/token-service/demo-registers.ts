/** What registers know of a professional: their number in Folkeregisteret, and their categories in HPR (Volven 9060). */
export type Registered = { readonly pid: string; readonly authorizations: readonly string[] }

/** By subject of the demo person. The numbers are of Skatteetaten's series for tests: 80 is added to the month. */
export const demoRegisters: Readonly<Record<string, Registered>> = {
  'demo-doctor': { pid: '14838149635', authorizations: ['LE'] },
  'demo-doctor-bodo': { pid: '02858549801', authorizations: ['LE'] },
  'demo-doctor-stjordal': { pid: '28820050195', authorizations: ['LE'] },
  'demo-nurse': { pid: '19837949982', authorizations: ['SP'] },
  'demo-pharmacist': { pid: '30879200004', authorizations: ['FA1'] },
  'demo-midwife': { pid: '11898721452', authorizations: ['JO'] },
  'demo-care-worker': { pid: '23839138849', authorizations: ['HF'] },
  'demo-social-educator': { pid: '05889515130', authorizations: ['VP'] },
}
