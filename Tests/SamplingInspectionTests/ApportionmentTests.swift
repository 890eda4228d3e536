import Testing

import SamplingInspection

@Suite("Splitting a whole number")
struct ApportionmentTests {
  @Test("The rest goes to the largest remainders")
  func remainders() { #expect(Apportionment.largestRemainder(10, weights: [1, 1, 1]) == [4, 3, 3]) }

  @Test("Parts add up, whatever the weights")
  func sum() {
    for number: Int64 in 0...200 {
      #expect(Apportionment.largestRemainder(number, weights: [7, 0, 3, 11, 2]).reduce(0, +) == number)
    }
  }

  @Test("Nothing has no part")
  func nothing() { #expect(Apportionment.largestRemainder(5, weights: [0, 0]) == [0, 0]) }
}
