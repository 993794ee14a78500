/** Code system of professional roles: ISCO-08. */
export const iscoCodeSystem = '2.16.840.1.113883.2.9.6.2.7'

/** ISCO-08 codes that a professional may have: eHDSIHealthcareProfessionalRole (MVC 42.1), and clerks, who act for another. */
export const professionalRoles: ReadonlySet<string> = new Set(
  [
    '22 221 2211 2212 222 2221 2222 223 224 225 226 2261 2262 2263 2264 2265 2266 2267 2269',
    '32 321 3211 3212 3213 3214 322 3221 3222 323 325 3251 3252 3253 3254 3255 3256 3257 3258 3259',
    '44',
  ].flatMap((codes) => codes.split(' ')),
)

/** General and keyboard clerks: never on their own behalf. */
export const clericalRole = '44'
