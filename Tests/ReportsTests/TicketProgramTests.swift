import Foundation
import Testing

@testable import Reports

@Suite("The ten lines on the public page")
struct TicketProgramTests {
  @Test("They are ten, and those that Tests/Peers runs against the program")
  func same() throws {
    let file = (0..<2).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
      .appendingPathComponent("Peers/draw_tickets.py")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(TicketProgram.lines == lines)
    #expect(lines.count == 10)
  }
}
