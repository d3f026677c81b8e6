#pragma once
// Little-endian integers and varints (LEB128) in a byte string, written and read with care: a
// reader that runs past its end, or over a varint of more than ten bytes, fails for good.
// One thread at a time.

#include "core/result.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace traceo::history {

constexpr std::uint64_t zigzag(std::int64_t value)
{
    return (std::uint64_t(value) << 1) ^ std::uint64_t(value >> 63);
}

constexpr std::int64_t unzigzag(std::uint64_t value)
{
    return std::int64_t((value >> 1) ^ (0 - (value & 1)));
}

class ByteWriter {
public:
    void byte(std::uint8_t value) { m_bytes.push_back(char(value)); }
    void varint(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7)
            byte(std::uint8_t(value) | 0x80);
        byte(std::uint8_t(value));
    }
    void signedVarint(std::int64_t value) { varint(zigzag(value)); }
    template <class Word>
    void fixed(Word value)
    {
        for (std::size_t i = 0; i < sizeof(Word); ++i)
            byte(std::uint8_t(value >> (8 * i)));
    }
    void raw(std::string_view bytes) { m_bytes.append(bytes); }
    /// Length and bytes.
    void text(std::string_view bytes)
    {
        varint(bytes.size());
        raw(bytes);
    }
    const std::string& bytes() const { return m_bytes; }
    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : m_bytes(bytes) {}

    bool ok() const { return m_ok; }
    bool atEnd() const { return m_at == m_bytes.size(); }
    std::size_t left() const { return m_bytes.size() - m_at; }

    std::uint8_t byte() { return has(1) ? std::uint8_t(m_bytes[m_at++]) : 0; }
    std::uint64_t varint()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            const std::uint8_t next = byte();
            if (!m_ok)
                return 0;
            if (shift == 63 && next > 1)
                break;
            value |= std::uint64_t(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
        m_ok = false;
        return 0;
    }
    std::int64_t signedVarint() { return unzigzag(varint()); }
    template <class Word>
    Word fixed()
    {
        Word value = 0;
        if (!has(sizeof(Word)))
            return value;
        for (std::size_t i = 0; i < sizeof(Word); ++i)
            value |= Word(Word(std::uint8_t(m_bytes[m_at + i])) << (8 * i));
        m_at += sizeof(Word);
        return value;
    }
    std::string_view raw(std::uint64_t size)
    {
        if (!has(size))
            return {};
        const auto bytes = m_bytes.substr(m_at, std::size_t(size));
        m_at += std::size_t(size);
        return bytes;
    }
    /// Over these bytes, if they come next.
    bool skip(std::string_view expected)
    {
        const bool isNext = m_ok && m_bytes.substr(m_at).starts_with(expected);
        m_at += isNext ? expected.size() : 0;
        return isNext;
    }
    std::string_view text() { return raw(varint()); }
    void fail() { m_ok = false; }

private:
    bool has(std::uint64_t size)
    {
        m_ok = m_ok && size <= left();
        return m_ok;
    }
    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_ok = true;
};

} // namespace traceo::history
