internal import CGLPK

/// A network in which whole units flow from where they are supplied to where they are demanded, at the least cost.
public struct Network: Sendable, Equatable {
  /// A way from one vertex to another.
  public struct Arc: Sendable, Equatable {
    /// Vertex that it leaves.
    public var tail: Int
    /// Vertex that it enters.
    public var head: Int
    /// Smallest flow, at least 0.
    public var lower: Int64
    /// Largest flow.
    public var capacity: Int64
    /// Cost of one unit.
    public var cost: Int64

    /// Makes an arc.
    public init(from tail: Int, to head: Int, lower: Int64 = 0, capacity: Int64, cost: Int64 = 0) {
      self.tail = tail
      self.head = head
      self.lower = lower
      self.capacity = capacity
      self.cost = cost
    }
  }

  /// Supply of each vertex; negative for a demand.
  public var supplies: [Int64] = []
  /// The ways.
  public private(set) var arcs: [Arc] = []

  /// An empty network.
  public init() {}

  /// Adds a vertex and returns its number.
  public mutating func addVertex(supply: Int64 = 0) -> Int {
    supplies.append(supply)
    return supplies.count - 1
  }

  /// Adds an arc and returns its number.
  @discardableResult
  public mutating func add(_ arc: Arc) -> Int {
    arcs.append(arc)
    return arcs.count - 1
  }

  /// The flow on each arc at the least total cost; nil if no flow fits.
  ///
  /// - Throws: ``InvalidProgram`` for a network that means nothing, ``SolverFault`` if GLPK breaks down.
  public func leastCostFlow() throws -> [Int64]? {
    try validate()
    if arcs.isEmpty { return supplies.allSatisfy { $0 == 0 } ? [] : nil }
    let supply = CArray(supplies)
    let ends = [CArray(arcs.map { Int32($0.tail) }), CArray(arcs.map { Int32($0.head) })]
    let figures = [CArray(arcs.map(\.lower)), CArray(arcs.map(\.capacity)), CArray(arcs.map(\.cost))]
    let flow = CArray(repeatElement(Int64(0), count: arcs.count))
    var answer = guarded_flow()
    answer.flow = flow.address
    withExtendedLifetime((supply, ends, figures)) {
      var network = guarded_network(
        vertex_count: Int32(supplies.count), arc_count: Int32(arcs.count), supply: supply.address,
        tail: ends[0].address, head: ends[1].address, lower: figures[0].address, capacity: figures[1].address,
        cost: figures[2].address)
      guarded_network_solve(&network, &answer)
    }
    switch answer.status {
    case 0:
      // The routine is not trusted either.
      guard isFlow(flow.elements) else { throw SolverFault(description: "the flow does not fit its network") }
      return flow.elements
    case 1: return nil
    default:
      throw SolverFault(
        description: withUnsafeBytes(of: answer.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
  }

  private func validate() throws(InvalidProgram) {
    // GLPK counts in doubles and refuses what is not exact in them.
    let most: Int64 = 1 << 40
    let isSound =
      supplies.allSatisfy { abs($0) <= most } && supplies.reduce(0, +) == 0
      && arcs.allSatisfy { arc in
        supplies.indices.contains(arc.tail) && supplies.indices.contains(arc.head) && arc.tail != arc.head
          && 0 <= arc.lower && arc.lower <= arc.capacity && arc.capacity <= most && abs(arc.cost) <= most
      }
    if !isSound { throw InvalidProgram(description: "a vertex, a bound or a cost of the network is out of range") }
  }

  /// Whether figures are a flow: within the bounds, and nothing lost at a vertex.
  private func isFlow(_ flow: [Int64]) -> Bool {
    var left = supplies
    for (arc, units) in zip(arcs, flow) {
      guard arc.lower <= units, units <= arc.capacity else { return false }
      left[arc.tail] -= units
      left[arc.head] += units
    }
    return left.allSatisfy { $0 == 0 }
  }
}
