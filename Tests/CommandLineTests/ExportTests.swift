import Foundation
import Testing

@Suite("The program for another solver")
struct ExportTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("It is a whole file in MPS, and the constant is printed as JSON")
  func whole() throws {
    let scenario = try folder.generate(.small)
    let outcome = try Program.run(["export", scenario, "--mps", folder.path("out.mps")])
    #expect(outcome.shellCode == 0)
    #expect(outcome.err.isEmpty)
    let lines = try folder.text("out.mps").components(separatedBy: "\n")
    for section in ["ROWS", "COLUMNS", "RHS", "BOUNDS", "ENDATA"] { #expect(lines.contains(section)) }
    let printed = try #require(try JSONSerialization.jsonObject(with: Data(outcome.out.utf8)) as? [String: Int])
    #expect(Set(printed.keys) == ["columns", "constant", "rows"])
    #expect((printed["columns"] ?? 0) > 0 && (printed["rows"] ?? 0) > 0)
    #expect(try folder.names == ["out.mps", "scenario"])
  }

  @Test("The same scenario gives the same bytes")
  func same() throws {
    let scenario = try folder.generate(.small)
    for name in ["first", "second"] {
      #expect(try Program.run(["export", scenario, "--mps", folder.path(name)]).shellCode == 0)
    }
    #expect(try Data(contentsOf: folder["first"]) == Data(contentsOf: folder["second"]))
  }

  @Test("A path that cannot be written is 74", arguments: ["missing/out.mps", "file/out.mps", "scenario"])
  func unwritable(_ path: String) throws {
    let scenario = try folder.generate(.tiny)
    try folder.write("mine", to: "file")
    let outcome = try Program.run(["export", scenario, "--mps", folder.path(path), "--lang", "en"])
    #expect(outcome.shellCode == 74)
    #expect(outcome.out.isEmpty)
    #expect(outcome.err.contains("cannot write"), "\(outcome.err)")
    #expect(try folder.names == ["file", "scenario"])
    #expect(try Program.run(["check", scenario]).shellCode == 0)
  }

  @Test("A device or a pipe is never renamed over", arguments: ["/dev/full", "/dev/null", "pipe"])
  func device(_ place: String) throws {
    let scenario = try folder.generate(.tiny)
    if place == "pipe" { #expect(mkfifo(folder.path("pipe"), 0o600) == 0) }
    let path = place == "pipe" ? folder.path("pipe") : place
    let before = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    let outcome = try Program.run(["export", scenario, "--mps", path, "--lang", "en"])
    #expect(outcome.shellCode == 74)
    #expect(outcome.out.isEmpty)
    #expect(outcome.err.contains("no ordinary file"), "\(outcome.err)")
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType == before)
    #expect(before != .typeRegular)
  }

  @Test("The file that standard output goes to is left alone, and a link stays a link")
  func links() throws {
    let scenario = try folder.generate(.tiny)
    try folder.write("", to: "out.mps")
    for place in ["/dev/stdout", folder.path("out.mps")] {
      let outcome = try Program.shell(
        "exec \"$choujian\" \"$@\" > \"\(folder.path("out.mps"))\"",
        ["export", scenario, "--mps", place, "--lang", "en"])
      #expect(outcome.shellCode == 74)
      #expect(outcome.err.contains("standard output"), "\(outcome.err)")
    }
    try FileManager.default.createSymbolicLink(at: folder["link"], withDestinationURL: folder["out.mps"])
    #expect(try Program.run(["export", scenario, "--mps", folder.path("link")]).shellCode == 0)
    #expect(try folder.text("out.mps").contains("ENDATA"))
    #expect(try folder.names == ["link", "out.mps", "scenario"])
  }

  @Test("A scenario without a plan is 3 and writes nothing")
  func impossible() throws {
    let scenario = try folder.generate(.small)
    let outcome = try Program.run(
      ["export", scenario, "--set", "quota.at_least=1000000", "--mps", folder.path("out.mps")])
    #expect(outcome.shellCode == 3)
    #expect(outcome.out.isEmpty)
    #expect(try folder.names == ["scenario"])
  }
}
