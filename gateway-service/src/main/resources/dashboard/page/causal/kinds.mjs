// The message types as the diagram shows them: a colour, a shape and a word, so that none has to tell alone.

export const OTHER = { family: 'other', shape: 'dot', word: 'Other' };

const FAMILIES = [
    { family: 'order', shape: 'circle', word: 'Order', types: ['UserOrder', 'OrderReveal'] },
    { family: 'cancellation', shape: 'cross', word: 'Cancellation', types: ['UserOrderCancellation'] },
    { family: 'fact', shape: 'diamond', word: 'Chain fact', types: ['CrossChainEvent', 'LightClientProof', 'ObservationSignature'] },
    { family: 'intent', shape: 'triangle', word: 'Intent', types: ['ComputationIntent', 'AuctionBid', 'Strategy'] },
    { family: 'proof', shape: 'square', word: 'Proof', types: ['ProofAnnouncement', 'ProofShare'] },
    {
        family: 'control',
        shape: 'ring',
        word: 'Key or control',
        types: ['KeyCertificate', 'EquivocationProof', 'Checkpoint', 'OperatorSet', 'BatchRoot', 'EpochShare'],
    },
];

export const KINDS = [...FAMILIES, OTHER];

export function kindOf(type) {
    return FAMILIES.find((kind) => kind.types.includes(type)) ?? OTHER;
}
