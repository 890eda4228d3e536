import Foundation
import Testing

@testable import SamplingInspection

@Suite("Tickets, salts and seeds")
struct TicketTests {
  /// Ten tickets that `ticket_vectors.py` computed, without their quotation marks.
  private static func vectors() throws -> [[String]] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("ticket_vectors.csv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map {
      $0.dropFirst().dropLast().components(separatedBy: "\",\"")
    }
  }

  @Test("Ten published tickets are those of hashlib")
  func published() throws {
    let vectors = try Self.vectors()
    #expect(vectors.count == 10)
    for vector in vectors {
      let kind = try #require(DrawKey.Kind(rawValue: vector[0]))
      let key = DrawKey(
        salt: try #require(Salt(vector[1])), seed: try #require(Seed(vector[2])), round: try #require(Int(vector[3])))
      #expect(key.ticket(kind, vector[4]) == vector[5], "\(vector)")
    }
  }

  @Test("A ticket changes with kind, salt, seed, round and subject")
  func everything() throws {
    let tickets = try [("0", "1", 1), ("1", "1", 1), ("0", "2", 1), ("0", "1", 2)].map { salt, seed, round in
      try DrawKey.repeating(salt, seed, round: round).ticket(.subject, "A")
    }
    let key = try DrawKey.repeating("0", "1")
    #expect(Set(tickets + [key.ticket(.sampler, "A"), key.ticket(.subject, "B")]).count == 6)
  }

  @Test(
    "A seed is at least twenty decimal digits, in plain signs",
    arguments: [
      "", "1234567890123456789", "1234567890123456789x", "12345678901234567890 ", "１２３４５６７８９０１２３４５６７８９０",
      "-1234567890123456789", "1234567890.1234567890",
    ])
  func badSeed(_ text: String) { #expect(Seed(text) == nil) }

  @Test("A salt is 256 bits, each of which a generator can turn on")
  func salt() throws {
    #expect(Salt("00") == nil && Salt(String(repeating: "G", count: 64)) == nil)
    #expect(Salt(String(repeating: "A", count: 64)) == nil)
    var ones = Constant(word: .max)
    var zeros = Constant(word: 0)
    #expect(Salt(from: &ones).text == String(repeating: "f", count: 64))
    #expect(Salt(from: &zeros).text == String(repeating: "0", count: 64))
    var generator = SystemRandomNumberGenerator()
    #expect(Salt(from: &generator) != Salt(from: &generator))
  }

  @Test("The commitment changes with every file, its name and the round; with another salt the same list gives another")
  func commitment() {
    let files: [String: [UInt8]] = ["list.csv": [1, 2], "need.csv": [3], "salt.txt": [4]]
    var others = [Commitment.of(files, round: 1), Commitment.of(files, round: 2)]
    others.append(Commitment.of(files.merging(["list.csv": [1]]) { $1 }, round: 1))
    others.append(Commitment.of(files.merging(["need.csv": [2, 3], "list.csv": [1]]) { $1 }, round: 1))
    others.append(Commitment.of(files.merging(["salt.txt": [5]]) { $1 }, round: 1))
    others.append(Commitment.of(["list.csvx": [1, 2], "need.csv": [3], "salt.txt": [4]], round: 1))
    #expect(Set(others).count == others.count)
  }

  private struct Constant: RandomNumberGenerator {
    let word: UInt64
    mutating func next() -> UInt64 { word }
  }
}

extension DrawKey {
  /// A key of one digit each, repeated.
  static func repeating(_ salt: String, _ seed: String, round: Int = 1) throws -> DrawKey {
    DrawKey(
      salt: try #require(Salt(String(repeating: salt, count: 64))),
      seed: try #require(Seed(String(repeating: seed, count: 20))), round: round)
  }
}
