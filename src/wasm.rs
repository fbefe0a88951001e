//! The wasm boundary: conversion and errors, no logic.
