import LinearProgramming
import Testing

@Suite("Flows of least cost")
struct NetworkTests {
  @Test("Two sources and two sinks: the cheap ways fill up first, and the dear one takes the rest")
  func transport() throws {
    var network = Network()
    let sources = [network.addVertex(supply: 5), network.addVertex(supply: 4)]
    let sinks = [network.addVertex(supply: -6), network.addVertex(supply: -3)]
    network.add(.init(from: sources[0], to: sinks[0], capacity: 4, cost: 1))
    network.add(.init(from: sources[0], to: sinks[1], capacity: 9, cost: 3))
    network.add(.init(from: sources[1], to: sinks[0], capacity: 9, cost: 2))
    network.add(.init(from: sources[1], to: sinks[1], capacity: 9, cost: 2))
    // By hand: 4·1 + 1·3 + 2·2 + 2·2 = 15; any other split moves a unit from a way of cost 1 or 2 to one of cost 3.
    #expect(try network.leastCostFlow() == [4, 1, 2, 2])
  }

  @Test("A lower bound is kept though it costs more, and a network without a flow has none")
  func bounds() throws {
    var network = Network()
    let source = network.addVertex(supply: 3)
    let sink = network.addVertex(supply: -3)
    let dear = network.add(.init(from: source, to: sink, lower: 2, capacity: 3, cost: 9))
    network.add(.init(from: source, to: sink, capacity: 3, cost: 1))
    #expect(try network.leastCostFlow()?[dear] == 2)
    network.supplies = [7, -7]
    #expect(try network.leastCostFlow() == nil)
  }

  @Test("A network that means nothing is refused before GLPK sees it")
  func refused() {
    var unbalanced = Network()
    _ = unbalanced.addVertex(supply: 1)
    #expect(throws: InvalidProgram.self) { try unbalanced.leastCostFlow() }
    var loose = Network()
    _ = loose.addVertex()
    loose.add(.init(from: 0, to: 7, capacity: 1))
    #expect(throws: InvalidProgram.self) { try loose.leastCostFlow() }
    var reversed = Network()
    _ = (reversed.addVertex(), reversed.addVertex())
    reversed.add(.init(from: 0, to: 1, lower: 3, capacity: 1))
    #expect(throws: InvalidProgram.self) { try reversed.leastCostFlow() }
  }

  @Test("Two hundred small networks cost what trying every flow finds")
  func bruteForce() throws {
    var generator = Congruential(state: 4)
    for _ in 0..<200 {
      let network = Self.small(&generator)
      let costs = Self.everyFlow(network).map { flow in
        zip(network.arcs, flow).reduce(Int64(0)) { $0 + $1.0.cost * $1.1 }
      }
      let found = try network.leastCostFlow().map { flow in
        zip(network.arcs, flow).reduce(Int64(0)) { $0 + $1.0.cost * $1.1 }
      }
      #expect(found == costs.min())
    }
  }

  private static func small(_ generator: inout Congruential) -> Network {
    var network = Network()
    let units = Int64.random(in: 1...3, using: &generator)
    for supply in [units, 0, 0, -units] { _ = network.addVertex(supply: supply) }
    for (tail, head) in [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3), (0, 3)] {
      let lower = Int64.random(in: 0...1, using: &generator) * Int64.random(in: 0...1, using: &generator)
      network.add(
        .init(
          from: tail, to: head, lower: lower, capacity: lower + Int64.random(in: 0...2, using: &generator),
          cost: Int64.random(in: -3...9, using: &generator)))
    }
    return network
  }

  private static func everyFlow(_ network: Network) -> [[Int64]] {
    var flows: [[Int64]] = [[]]
    for arc in network.arcs { flows = flows.flatMap { flow in (arc.lower...arc.capacity).map { flow + [$0] } } }
    return flows.filter { flow in
      var left = network.supplies
      for (arc, units) in zip(network.arcs, flow) {
        left[arc.tail] -= units
        left[arc.head] += units
      }
      return left.allSatisfy { $0 == 0 }
    }
  }
}

/// The same small numbers in every run: the multiplier is that of D. E. Knuth's MMIX.
private struct Congruential: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    // The low bits of such a generator repeat soon.
    return state << 32 | state >> 32
  }
}
