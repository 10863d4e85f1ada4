export class NDKRelaySet {}
export const NDKSubscriptionCacheUsage = {};
export async function fetchRelayInformation() {
  throw new Error("there is no relay here");
}
