package org.foothold.formats.access;

/**
 * A line of a text file, or several of which each continues the one before.
 *
 * @param number of the first of them, the first of the file being one
 * @param text without the end of the line
 */
public record TextLine(int number, String text) {}
