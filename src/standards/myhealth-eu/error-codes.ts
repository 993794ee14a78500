/** Which codes a country writes and reads: those up to wave 7, or those of wave 8 and later. */
export type CodeGeneration = 'wave-7' | 'wave-9'
