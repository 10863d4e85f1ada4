// js-libp2p asks for Node 22; this is the one function that Node 20 lacks.
Promise.withResolvers ??= function withResolvers() {
  const deferred = {}
  deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }))
  return deferred
}
