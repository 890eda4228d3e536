import Foundation
import Simulation

/// `simulation.json` in a plan folder.
public enum SimulationFile {
  /// Name of the file.
  public static let name = "simulation.json"

  /// The file of a result, or a part of it for a script; the same result gives the same bytes.
  public static func json(_ result: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(result) else {
      preconditionFailure("a result has only texts and finite numbers")
    }
    return [UInt8](data) + [10]
  }
}
