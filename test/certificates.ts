import { type CertificateOrder, type Issued, issueCertificate } from '../src/platform/x509/issue.ts'

/** The moment that tests of certificates and signatures are at, unless they say another. */
export const certificateNow = new Date('2026-11-22T12:00:00Z')

const dayMilliseconds = 86_400_000

/** That many days before or after. */
export const days = (count: number, from = certificateNow) => new Date(from.getTime() + count * dayMilliseconds)

/** A root of its own, valid for ten years around the tests' moment; on P-256, which is made at once. */
export function aRoot(commonName = 'Test root'): Promise<Issued> {
  return aCertificate('root', 'EU', undefined, { commonName })
}

/** A certificate of this kind for a country, from this root; on P-256 unless told. */
export function aCertificate(
  kind: CertificateOrder['kind'],
  country: string,
  issuer: Issued | undefined,
  changes: Partial<CertificateOrder> = {},
): Promise<Issued> {
  const order = {
    kind,
    country,
    commonName: `${kind} ${country}`,
    algorithm: 'ec',
    notBefore: days(-30),
    notAfter: days(365),
  }
  return issueCertificate({ ...order, algorithm: 'ec', ...changes }, issuer)
}
