/** What every box is laid from unless told: the seed of `knutepunkt population`. */
export const boxWanted = { seed: 'norge', people: 1000 } as const
