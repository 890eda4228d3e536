/// What `proof.json` states: prices, the sums made of them, and the value and bound that they are to prove.
public struct ProofStatement: Sendable, Equatable {
  /// Value in micro-points, as stated.
  public var value: Int64
  /// Bound in micro-points, as stated.
  public var bound: Int64
  /// Prices and the three sums, as stated.
  public var proof: Proof

  /// Makes a statement.
  public init(value: Int64, bound: Int64, proof: Proof) {
    self.value = value
    self.bound = bound
    self.proof = proof
  }
}
