/** Whether two names are of one repository: forges do not tell `Acme/Shop` from `acme/shop`. */
export function isSameRepository(name: string | undefined, other: string): boolean {
  return name?.toLowerCase() === other.toLowerCase();
}
