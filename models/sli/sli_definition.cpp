#include "sli/sli_definition.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <array>

namespace traceo {
namespace {

/// Grows with every change of how slices are counted, so that slices of the old way are not taken
/// for those of the new one.
constexpr int kCountingVersion = 2;

constexpr int kHashDigits = 16;

/// One field: its length goes first, so that no two definitions write the same text.
void append(std::string& out, std::string_view field)
{
    out += std::to_string(field.size());
    out += ':';
    out += field;
}

std::string textOf(const std::optional<Selector>& selector)
{
    return selector ? selector->toText() : std::string();
}

} // namespace

double Threshold::number() const
{
    return QByteArray::fromStdString(value).toDouble();
}

bool Threshold::holds(double measured) const
{
    switch (op) {
    case Op::Below:
        return measured < number();
    case Op::AtMost:
        return measured <= number();
    case Op::Above:
        return measured > number();
    case Op::AtLeast:
        return measured >= number();
    }
    Q_UNREACHABLE();
}

std::string Threshold::text() const
{
    constexpr std::array kSigns{"< ", "<= ", "> ", ">= "};
    return kSigns[std::size_t(op)] + value;
}

const char* SliDefinition::kindWord() const
{
    constexpr std::array kWords{"counters", "probe", "counts", "gauge", "ratio", "latency", "native_latency", "apdex"};
    return kWords[std::size_t(kind)];
}

std::string SliDefinition::hash() const
{
    std::string text;
    append(text, std::to_string(kCountingVersion));
    append(text, kind == Kind::Probe ? "runs" : kindWord()); // "probe" counted repeated results
    append(text, textOf(good));
    append(text, textOf(bad));
    append(text, total.toText());
    append(text, target);
    append(text, status);
    append(text, latency ? std::to_string(latency->count()) : std::string());
    append(text, source);
    if (threshold)
        append(text, threshold->text());
    const QByteArray digest = QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256);
    return digest.toHex().left(kHashDigits).toStdString();
}

} // namespace traceo
