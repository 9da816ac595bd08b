/// A number with its words, in the singular up to one as French has it: « 1 événement ajouté ».
func compte(_ number: Int, _ one: String, _ several: String) -> String {
  "\(number) \(number < 2 ? one : several)"
}
